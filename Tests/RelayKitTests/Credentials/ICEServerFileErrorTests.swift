import RelayKit
import Testing

@Suite struct ICEServerFileErrorTests {
  @Test(
    arguments: [
      (
        .unreadable("Permission denied"),
        "ICE servers file a?/own.json: Permission denied: check the path"
      ),
      (
        .unusable(.notJSON(JSONSyntaxError(line: 3, column: 7, fault: .commaOrBracket))),
        """
        ICE servers file a?/own.json, line 3, column 7: a comma or ] is expected: \
        mend the JSON there
        """
      ),
      (
        .unusable(.notAList),
        """
        ICE servers file a?/own.json holds JSON without a list of ICE servers: \
        give an RTCConfiguration as JSON, or its iceServers alone
        """
      ),
      (
        .unusable(.nothing),
        """
        ICE servers file a?/own.json holds nothing at all: \
        give an RTCConfiguration as JSON, or its iceServers alone
        """
      ),
    ] as [(ICEServerFileError.Reason, String)])
  func `says which file, why, and what to do`(reason: ICEServerFileError.Reason, text: String) {
    let error = ICEServerFileError(path: "a\u{1B}/own.json", reason: reason)
    #expect(error.displayText.text == text)
    #expect(SettingsError.badICEServers(error).displayText.text == text)
    #expect(SettingsError.badICEServers(error).exitStatus == 65)
    #expect(FetchError.file(error).displayText.text == text)
    #expect(FetchError.file(error).status == nil)
    #expect(FetchError.file(error).verdict == .misconfigured)
  }
}
