extension ReportFixture {
  /// The document that `JSONReportTests` expects, read by a person against the contract.
  static let expectedJSON = """
    {
      "allocate" : false,
      "best" : "us_east",
      "call_quality_assumptions" : "E-model (ITU-T G.107, defaults, no echo) for a peer at the same distance from the relay; G.711 with concealment (Ie 0, Bpl 25.1, which G.113 Table I.3 has for 10 ms a packet), 20 ms a packet; a jitter buffer of twice the jitter, at least 20 ms; losses independent; devices not counted; no estimate over TCP or TLS, nor where any of fewer than 50 samples is lost",
      "demo" : false,
      "elapsed_ms" : 1234.5,
      "network" : {
        "causes" : [
        ],
        "ipv6" : null,
        "mapped" : [
          "203.0.113.7"
        ],
        "nat_mapping" : null,
        "paths" : {
          "tcp/80" : "ok",
          "tls/443" : "unknown",
          "udp/80" : "ok"
        },
        "proxy" : null,
        "refused" : [
        ]
      },
      "regions" : [
        {
          "call_quality" : {
            "category" : null,
            "delay_ms" : null,
            "mos" : null,
            "r" : null
          },
          "fetch_ms" : 91.2,
          "file" : null,
          "http_status" : 200,
          "rank" : 1,
          "reason" : null,
          "region" : "us_east",
          "routed" : null,
          "same_as" : [
            "usa"
          ],
          "score_ms" : 17.9,
          "servers" : [
            {
              "address" : "192.0.2.10",
              "addresses" : [
                {
                  "address" : "192.0.2.10",
                  "family" : 4,
                  "verdict" : "ok"
                }
              ],
              "allocate_ms" : null,
              "certificate" : null,
              "challenge_ms" : null,
              "connect_ms" : 12.9,
              "error_code" : null,
              "host" : "relay.example",
              "port" : 443,
              "reason" : null,
              "reconnects" : 1,
              "redirected_to" : null,
              "relay_note" : null,
              "relay_rtt" : null,
              "relayed" : null,
              "resolve_ms" : 0.4,
              "rtt" : {
                "jitter" : 0.35,
                "last" : 12.9,
                "loss_pct" : 0,
                "max" : 13.4,
                "mean" : 13.233,
                "min" : 12.7,
                "p50" : 12.9,
                "p95" : 13.4,
                "received" : 3,
                "sent" : 3,
                "stdev" : 0.2
              },
              "samples_ms" : [
                12.9,
                null
              ],
              "software" : "Coturn-4.6.1",
              "stage" : "binding",
              "tls_ms" : 25.8,
              "transport" : "tls",
              "url" : "turns:relay.example:443?transport=tcp",
              "verdict" : "ok"
            }
          ],
          "source" : "metered",
          "tied_with" : [
          ],
          "verdict" : "ok",
          "why" : "us_east is first: 12.9 ms over TLS; against it: media over TLS, for want of UDP (5.0 ms)"
        },
        {
          "call_quality" : {
            "category" : null,
            "delay_ms" : null,
            "mos" : null,
            "r" : null
          },
          "fetch_ms" : 91.2,
          "file" : null,
          "http_status" : 200,
          "rank" : null,
          "reason" : null,
          "region" : "usa",
          "routed" : null,
          "same_as" : [
            "us_east"
          ],
          "score_ms" : null,
          "servers" : [
          ],
          "source" : "metered",
          "tied_with" : [
          ],
          "verdict" : "ok",
          "why" : null
        },
        {
          "call_quality" : {
            "category" : null,
            "delay_ms" : null,
            "mos" : null,
            "r" : null
          },
          "fetch_ms" : 91.2,
          "file" : null,
          "http_status" : 200,
          "rank" : null,
          "reason" : "// after turn: write it without (RFC 7065 §3.1)",
          "region" : "oceania",
          "routed" : null,
          "same_as" : [
          ],
          "score_ms" : null,
          "servers" : [
            {
              "address" : null,
              "addresses" : [
              ],
              "allocate_ms" : null,
              "certificate" : null,
              "challenge_ms" : null,
              "connect_ms" : null,
              "error_code" : null,
              "host" : null,
              "port" : null,
              "reason" : "// after turn: write it without (RFC 7065 §3.1)",
              "reconnects" : 0,
              "redirected_to" : null,
              "relay_note" : null,
              "relay_rtt" : null,
              "relayed" : null,
              "resolve_ms" : null,
              "rtt" : {
                "jitter" : null,
                "last" : null,
                "loss_pct" : null,
                "max" : null,
                "mean" : null,
                "min" : null,
                "p50" : null,
                "p95" : null,
                "received" : 0,
                "sent" : 0,
                "stdev" : null
              },
              "samples_ms" : [
              ],
              "software" : null,
              "stage" : null,
              "tls_ms" : null,
              "transport" : null,
              "url" : "turn://relay.example",
              "verdict" : "misconfigured"
            }
          ],
          "source" : "metered",
          "tied_with" : [
          ],
          "verdict" : "misconfigured",
          "why" : null
        },
        {
          "call_quality" : {
            "category" : null,
            "delay_ms" : null,
            "mos" : null,
            "r" : null
          },
          "fetch_ms" : null,
          "file" : null,
          "http_status" : 401,
          "rank" : null,
          "reason" : "Invalid API Key",
          "region" : "india",
          "routed" : null,
          "same_as" : [
          ],
          "score_ms" : null,
          "servers" : [
          ],
          "source" : "metered",
          "tied_with" : [
          ],
          "verdict" : "rejected",
          "why" : null
        }
      ],
      "schema" : "turntop.probe/1",
      "service" : "https://app.metered.live",
      "settled_ms" : 987.5,
      "started" : "2026-01-02T03:04:05.678Z",
      "traffic" : {
        "allocations" : null,
        "bytes_received" : 1240,
        "bytes_sent" : 400,
        "foreign" : 2,
        "relayed_bytes" : null,
        "released" : null
      },
      "version" : "1.2.3"
    }

    """
}
