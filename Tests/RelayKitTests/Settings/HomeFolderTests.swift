import RelayKit
import Testing

@Suite struct HomeFolderTests {
  @Test(arguments: [
    ("~/a.json", "/home/me/a.json"), ("~/", "/home/me/"), ("~/~/a", "/home/me/~/a"),
    ("~", "~"), ("~you/a", "~you/a"), ("a~/b", "a~/b"), ("/~/a", "/~/a"), ("a.json", "a.json"),
  ])
  func `stands where a path begins with it`(path: String, expanded: String) {
    let folder = HomeFolder(Environment(["HOME": "/home/me"]))
    #expect(folder.expanding(path) == expanded)
  }

  @Test func `is nothing where nobody names it`() {
    #expect(HomeFolder(Environment([:])).expanding("~/a.json") == "~/a.json")
  }
}
