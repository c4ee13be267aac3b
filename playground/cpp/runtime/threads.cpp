// POSIX threads that take turns. A thread runs until it waits, yields, ends, or has used up
// its turn, which ends at a memory access in the program's own code. The page keeps their
// stacks (by JavaScript Promise Integration) and decides which is next. No turn ends in this
// file or in the libraries, so this code needs no atomics.
#include "host.h"
#include <errno.h>
#include <exception>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <time.h>

namespace {

constexpr size_t stack_size = 256 * 1024;
constexpr unsigned most_keys = 128;

void (*destructors[most_keys])(void *);
unsigned keys = 0;
int threads = 0;
// Number of nested operations that other threads must see as one step.
int steps = 0;

} // namespace

// The destructor of an initialised `thread_local` variable.
struct Ending {
    void (*run)(void *);
    void *value;
    Ending *next;
};

struct Thread {
    int number;
    void *(*run)(void *) = nullptr;
    void *value = nullptr;
    char *stack = nullptr;
    bool ended = false;
    void *specific[most_keys] = {};
    // The thread's `thread_local` variables, and the destructors that will run for them.
    char *locals = nullptr;
    Ending *endings = nullptr;
};

namespace {

Thread main_thread{.number = threads++};
Thread *current = &main_thread;

#define GET(global, value) asm volatile("global.get " global "\n\tlocal.set %0" : "=r"(value))
#define SET(global, value) asm volatile("local.get %0\n\tglobal.set " global : : "r"(value))
asm(".globaltype __stack_pointer, i32\n.globaltype __tls_base, i32");

// The previous turn may have used up `left_of_turn`, which decides the length of this one.
void begin_turn() {
    if (threads > 1 && left_of_turn == 0) left_of_turn = 1;
}

// Other threads that run meanwhile have their own stack and locals.
template <typename Wait> auto away(Wait wait) {
    Thread *self = current;
    char *stack, *locals;
    GET("__stack_pointer", stack);
    GET("__tls_base", locals);
    int error = errno;
    auto result = wait();
    SET("__stack_pointer", stack);
    SET("__tls_base", locals);
    current = self;
    errno = error;
    begin_turn();
    return result;
}

void end_locals() {
    while (Ending *ending = current->endings) {
        current->endings = ending->next;
        ending->run(ending->value);
        free(ending);
    }
}

bool wait_at(const void *address, Reason reason, int holder = -1, double milliseconds = -1) {
    return away([=] { return host_wait(address, reason, holder, milliseconds); });
}

double until(const timespec *when, clockid_t clock) {
    timespec now;
    clock_gettime(clock, &now);
    double left = (when->tv_sec - now.tv_sec) * 1e3 + (when->tv_nsec - now.tv_nsec) / 1e6;
    return left < 0 ? 0 : left;
}

// A mutex, in the space that libc reserves for it; `pthread_mutex_init` writes the type.
struct Mutex {
    int type;
    int count;
    Thread *owner;
};
static_assert(sizeof(Mutex) <= sizeof(pthread_mutex_t));

Mutex *mutex_of(pthread_mutex_t *mutex) { return reinterpret_cast<Mutex *>(mutex); }

bool take(Mutex *mutex) {
    if (mutex->count > 0 && !(mutex->owner == current && mutex->type == PTHREAD_MUTEX_RECURSIVE))
        return false;
    mutex->count++;
    mutex->owner = current;
    return true;
}

} // namespace

int left_of_turn = 0;

void end_turn() { left_of_turn = steps > 0 ? 1 : away([] { return host_turn(); }); }

extern "C" {

// Enclose what other threads must see as one step; used by playground/cpp/include/memory.
void begin_step() { steps++; }
void end_step() { steps--; }

void __wasm_init_tls(char *);

// Called by the page for each new thread.
__attribute__((export_name("thread_main"))) void thread_main(Thread *self) {
    current = self;
    SET("__stack_pointer", self->stack + stack_size);
    __wasm_init_tls(self->locals);
    begin_turn();
    try {
        self->value = self->run(self->value);
    } catch (...) {
        std::terminate();
    }
    for (bool again = true; again;) {
        again = false;
        end_locals();
        for (unsigned key = 0; key < keys; key++) {
            void *value = self->specific[key];
            self->specific[key] = nullptr;
            if (!value || !destructors[key]) continue;
            destructors[key](value);
            again = true;
        }
    }
    self->ended = true;
    host_wake(self, INT32_MAX);
}

int pthread_create(pthread_t *made, const pthread_attr_t *, void *(*run)(void *), void *value) {
    auto *thread = static_cast<Thread *>(calloc(1, sizeof(Thread)));
    char *stack = static_cast<char *>(aligned_alloc(16, stack_size));
    size_t alignment = __builtin_wasm_tls_align() < 16 ? 16 : __builtin_wasm_tls_align();
    size_t size = (__builtin_wasm_tls_size() + alignment) / alignment * alignment;
    char *locals = static_cast<char *>(aligned_alloc(alignment, size));
    if (!thread || !stack || !locals) return EAGAIN;
    thread->number = threads++;
    thread->run = run;
    thread->value = value;
    thread->stack = stack;
    thread->locals = locals;
    *made = reinterpret_cast<pthread_t>(thread);
    host_spawn(thread, thread->number);
    begin_turn();
    return 0;
}

int pthread_join(pthread_t joined, void **value) {
    auto *thread = reinterpret_cast<Thread *>(joined);
    if (thread == current) return EDEADLK;
    while (!thread->ended) wait_at(thread, join_reason, thread->number);
    if (value) *value = thread->value;
    free(thread->stack);
    free(thread->locals);
    free(thread);
    return 0;
}

int pthread_detach(pthread_t) { return 0; }

pthread_t pthread_self() { return reinterpret_cast<pthread_t>(current); }

int sched_yield() {
    return away([] { return host_yield(), 0; });
}

int clock_nanosleep(clockid_t clock, int flags, const timespec *time, timespec *) {
    double milliseconds = flags & TIMER_ABSTIME ? until(time, clock) : time->tv_sec * 1e3 + time->tv_nsec / 1e6;
    char nobody;
    wait_at(&nobody, sleep_reason, -1, milliseconds);
    return 0;
}

int nanosleep(const timespec *time, timespec *left) { return clock_nanosleep(CLOCK_MONOTONIC, 0, time, left); }

int pthread_mutex_trylock(pthread_mutex_t *mutex) { return take(mutex_of(mutex)) ? 0 : EBUSY; }

int pthread_mutex_lock(pthread_mutex_t *given) {
    Mutex *mutex = mutex_of(given);
    if (mutex->type == PTHREAD_MUTEX_ERRORCHECK && mutex->count > 0 && mutex->owner == current) return EDEADLK;
    while (!take(mutex)) wait_at(mutex, mutex_reason, mutex->owner->number);
    return 0;
}

int pthread_mutex_timedlock(pthread_mutex_t *given, const timespec *when) {
    Mutex *mutex = mutex_of(given);
    while (!take(mutex))
        if (wait_at(mutex, mutex_reason, mutex->owner->number, until(when, CLOCK_REALTIME))) return ETIMEDOUT;
    return 0;
}

int pthread_mutex_unlock(pthread_mutex_t *given) {
    Mutex *mutex = mutex_of(given);
    if (--mutex->count == 0) host_wake(mutex, 1);
    return 0;
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const timespec *when) {
    // No other thread runs between the unlock and the wait.
    pthread_mutex_unlock(mutex);
    bool late = wait_at(condition, signal_reason, -1, when ? until(when, CLOCK_REALTIME) : -1);
    pthread_mutex_lock(mutex);
    return late ? ETIMEDOUT : 0;
}

int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex) {
    return pthread_cond_timedwait(condition, mutex, nullptr);
}

int pthread_cond_signal(pthread_cond_t *condition) { return host_wake(condition, 1), 0; }
int pthread_cond_broadcast(pthread_cond_t *condition) { return host_wake(condition, INT32_MAX), 0; }
int pthread_cond_destroy(pthread_cond_t *) { return 0; }

int pthread_once(pthread_once_t *once, void (*run)()) {
    while (*once == 1) wait_at(once, other_reason);
    if (*once == 2) return 0;
    *once = 1;
    run();
    *once = 2;
    host_wake(once, INT32_MAX);
    return 0;
}

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *)) {
    if (keys == most_keys) return EAGAIN;
    destructors[keys] = destructor;
    *key = keys++;
    return 0;
}

int pthread_key_delete(pthread_key_t) { return 0; }
void *pthread_getspecific(pthread_key_t key) { return current->specific[key]; }
int pthread_setspecific(pthread_key_t key, const void *value) {
    current->specific[key] = const_cast<void *>(value);
    return 0;
}

[[noreturn]] void __real_exit(int);
// A thread's own variables are destroyed before static ones.
[[noreturn]] void __wrap_exit(int code) {
    settle_read();
    end_locals();
    __real_exit(code);
}

int __cxa_thread_atexit(void (*run)(void *), void *value, void *) {
    auto *ending = static_cast<Ending *>(malloc(sizeof(Ending)));
    if (!ending) return -1;
    *ending = {run, value, current->endings};
    current->endings = ending;
    return 0;
}

// Waiting for libc++'s atomics: the value hasn't changed, because no other thread ran since it was read.
void atomic_wait_at(const void *address, double milliseconds) { wait_at(address, other_reason, -1, milliseconds); }
void atomic_wake_at(const void *address, bool one) { host_wake(address, one ? 1 : INT32_MAX); }
}
