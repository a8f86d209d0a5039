#define _GNU_SOURCE
#include "datagram.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { most_events = 128 };

static int64_t nanoseconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

datagram_moment datagram_now(void) {
  return (datagram_moment){nanoseconds(CLOCK_MONOTONIC), nanoseconds(CLOCK_REALTIME)};
}

static socklen_t fill(struct sockaddr_storage *storage, const datagram_address *address) {
  memset(storage, 0, sizeof *storage);
  if (address->length == 4) {
    struct sockaddr_in *v4 = (struct sockaddr_in *)storage;
    v4->sin_family = AF_INET;
    v4->sin_port = htons(address->port);
    memcpy(&v4->sin_addr, address->bytes, 4);
    return sizeof *v4;
  }
  struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)storage;
  v6->sin6_family = AF_INET6;
  v6->sin6_port = htons(address->port);
  memcpy(&v6->sin6_addr, address->bytes, 16);
  return sizeof *v6;
}

static int prepare(int descriptor, const datagram_address *remote, const datagram_address *local) {
  int on = 1;
  if (setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on) != 0) return -errno;
  struct sockaddr_storage storage;
  if (local) {
    socklen_t length = fill(&storage, local);
    if (bind(descriptor, (struct sockaddr *)&storage, length) != 0) return -errno;
  }
  socklen_t length = fill(&storage, remote);
  if (connect(descriptor, (struct sockaddr *)&storage, length) != 0) return -errno;
  return 0;
}

int datagram_open(const datagram_address *remote, const datagram_address *local) {
  int family = remote->length == 4 ? AF_INET : AF_INET6;
  int descriptor = socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -errno;
  int status = prepare(descriptor, remote, local);
  if (status == 0) return descriptor;
  close(descriptor);
  return status;
}

int datagram_can_bind(const datagram_address *local) {
  int family = local->length == 4 ? AF_INET : AF_INET6;
  int descriptor = socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return 0;
  struct sockaddr_storage storage;
  socklen_t length = fill(&storage, local);
  int is_bound = bind(descriptor, (struct sockaddr *)&storage, length) == 0;
  close(descriptor);
  return is_bound;
}

int datagram_send(int socket, const void *bytes, size_t count, datagram_moment *began,
                  datagram_moment *ended) {
  struct iovec part = {(void *)bytes, count};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  ssize_t sent;
  do {
    // The monotonic clock last and first: nothing but the call itself lies between.
    began->realtime = nanoseconds(CLOCK_REALTIME);
    began->monotonic = nanoseconds(CLOCK_MONOTONIC);
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  int error = errno;
  *ended = datagram_now();
  return sent < 0 ? -error : 0;
}

static int64_t stamp_of(struct msghdr *message) {
  for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part; part = CMSG_NXTHDR(message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SO_TIMESTAMPNS) continue;
    struct timespec time;
    memcpy(&time, CMSG_DATA(part), sizeof time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
  }
  return 0;
}

long datagram_receive(int socket, void *bytes, size_t capacity, datagram_arrival *arrival) {
  struct iovec part = {bytes, capacity};
  _Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(struct timespec))];
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  ssize_t count;
  do count = recvmsg(socket, &message, 0);
  while (count < 0 && errno == EINTR);
  if (count < 0) return -errno;
  arrival->taken = datagram_now();
  arrival->stamped = stamp_of(&message);
  return count;
}

int datagram_poller_open(int *bell) {
  int poller = epoll_create1(EPOLL_CLOEXEC);
  if (poller < 0) return -errno;
  *bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  int status = *bell < 0 ? -errno : datagram_watch(poller, *bell, UINT64_MAX);
  return status < 0 ? status : poller;
}

void datagram_ring(int bell) { eventfd_write(bell, 1); }

int datagram_watch(int poller, int socket, uint64_t token) {
  struct epoll_event event = {.events = EPOLLIN, .data.u64 = token};
  return epoll_ctl(poller, EPOLL_CTL_ADD, socket, &event) == 0 ? 0 : -errno;
}

void datagram_sleep(int bell, int64_t nanoseconds) {
  struct pollfd rings = {.fd = bell, .events = POLLIN};
  struct timespec time = {nanoseconds / 1000000000, nanoseconds % 1000000000};
  ppoll(&rings, 1, &time, NULL);
}

int datagram_wait(int poller, int bell, int64_t nanoseconds, uint64_t *tokens, int capacity) {
  // Rounded up, so that nothing wakes just before its time and turns in circles.
  int64_t milliseconds = nanoseconds < 0 ? -1 : (nanoseconds + 999999) / 1000000;
  int timeout = milliseconds > 3600000 ? 3600000 : (int)milliseconds;
  struct epoll_event events[most_events];
  int most = capacity < most_events ? capacity : most_events;
  int ready = epoll_wait(poller, events, most, timeout);
  int filled = 0;
  for (int index = 0; index < ready; index++) {
    if (events[index].data.u64 == UINT64_MAX) {
      eventfd_t rings;
      eventfd_read(bell, &rings);
      continue;
    }
    tokens[filled++] = events[index].data.u64;
  }
  return filled;
}
