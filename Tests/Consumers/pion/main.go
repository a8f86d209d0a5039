// Reads a webrtc.Configuration from a file of JSON and prints the candidates that it leads to.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/pion/webrtc"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	data, err := os.ReadFile(os.Args[1])
	check(err)
	var configuration webrtc.Configuration
	check(json.Unmarshal(data, &configuration))
	fmt.Printf("%d entries, policy %v\n", len(configuration.ICEServers), configuration.ICETransportPolicy)
	peer, err := webrtc.NewPeerConnection(configuration)
	check(err)
	peer.OnICECandidate(func(candidate *webrtc.ICECandidate) {
		if candidate != nil {
			fmt.Println(candidate.ToJSON().Candidate)
		}
	})
	_, err = peer.CreateDataChannel("any", nil)
	check(err)
	offer, err := peer.CreateOffer(nil)
	check(err)
	gathered := webrtc.GatheringCompletePromise(peer)
	check(peer.SetLocalDescription(offer))
	select {
	case <-gathered:
	case <-time.After(15 * time.Second):
	}
}
