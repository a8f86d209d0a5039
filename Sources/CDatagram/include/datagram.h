#pragma once

#include <stddef.h>
#include <stdint.h>

// Datagrams with the kernel's receive time, and one place to wait for many sockets: what Swift
// cannot call itself, because control messages are macros. Errors are returned as `-errno`.

/// An IP address in network byte order, and a port.
typedef struct {
  uint8_t bytes[16];
  /// 4 or 16.
  uint8_t length;
  uint16_t port;
} datagram_address;

/// One moment on two clocks, in nanoseconds: one that nobody sets, and that of the kernel's stamps.
typedef struct {
  int64_t monotonic;
  int64_t realtime;
} datagram_moment;

/// A datagram's arrival.
typedef struct {
  /// When it was taken from the socket.
  datagram_moment taken;
  /// When the kernel got it, on the clock `realtime`; 0 where it does not say.
  int64_t stamped;
} datagram_arrival;

/// Opens a socket that does not block, stamps what it receives, and knows no address but `remote`;
/// bound to `local` unless that is null. Returns its descriptor.
int datagram_open(const datagram_address *_Nonnull remote, const datagram_address *_Nullable local);

/// Whether this host has that address.
int datagram_can_bind(const datagram_address *_Nonnull local);

/// Sends, and says at what moments that began and ended; 0 where the kernel took it.
int datagram_send(int socket, const void *_Nonnull bytes, size_t count,
                  datagram_moment *_Nonnull began, datagram_moment *_Nonnull ended);

/// Takes one datagram and returns its length; -EAGAIN where there is none.
long datagram_receive(int socket, void *_Nonnull bytes, size_t capacity,
                      datagram_arrival *_Nonnull arrival);

/// The moment it is.
datagram_moment datagram_now(void);

/// Makes a place to wait at, and a bell that rings there.
int datagram_poller_open(int *_Nonnull bell);

/// Wakes whoever waits, from any thread.
void datagram_ring(int bell);

/// From now on tells of what comes to `socket`, by this `token`, which is not `UINT64_MAX`.
int datagram_watch(int poller, int socket, uint64_t token);

/// Sleeps until the bell rings, or for `nanoseconds`, whatever comes to the sockets meanwhile.
void datagram_sleep(int bell, int64_t nanoseconds);

/// Waits until something comes, the bell rings, or for `nanoseconds`; for ever where they are
/// negative. Returns how many of `tokens` it has filled.
int datagram_wait(int poller, int bell, int64_t nanoseconds, uint64_t *_Nonnull tokens, int capacity);
