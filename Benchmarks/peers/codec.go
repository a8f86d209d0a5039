// pion/stun's turn at the codec: the same two operations on the same bytes.
package main

import (
	"fmt"
	"net"
	"testing"

	"github.com/pion/stun"
)

func main() {
	address := net.IPv4(192, 0, 2, 1)
	answer := stun.MustBuild(
		stun.TransactionID, stun.BindingSuccess,
		&stun.XORMappedAddress{IP: address, Port: 32853},
		&stun.MappedAddress{IP: address, Port: 32853},
		&stun.ResponseOrigin{IP: address, Port: 32853},
		stun.NewSoftware("Coturn-4.6.1 'Gorst'"), stun.Fingerprint)

	show("decode", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			message := new(stun.Message)
			if _, err := message.Write(answer.Raw); err != nil {
				b.Fatal(err)
			}
			if err := stun.Fingerprint.Check(message); err != nil {
				b.Fatal(err)
			}
			var mapped stun.XORMappedAddress
			if err := mapped.GetFrom(message); err != nil {
				b.Fatal(err)
			}
		}
	})

	integrity := stun.NewLongTermIntegrity("measurer", "realm.example", "p4ss+w@rd")
	show("build", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			if _, err := stun.Build(
				stun.TransactionID, stun.NewType(stun.MethodAllocate, stun.ClassRequest),
				stun.RawAttribute{Type: stun.AttrRequestedTransport, Value: []byte{17, 0, 0, 0}},
				stun.NewUsername("measurer"), stun.NewRealm("realm.example"),
				stun.NewNonce("f4d5b2a1c0e98877665544332211"), integrity, stun.Fingerprint,
			); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func show(name string, body func(*testing.B)) {
	result := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		body(b)
	})
	fmt.Println(name, result.NsPerOp(), result.AllocsPerOp())
}
