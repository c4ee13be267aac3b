// What a program imports from the page besides WASI; playground/runner/cpp-run.ts implements it.
#pragma once
#include <stdint.h>

#define HOST(name) extern "C" __attribute__((import_module("page"), import_name(#name)))

// What a thread waits for, which the page reports in a deadlock; cpp-threads.ts has the same order.
enum Reason { mutex_reason, signal_reason, join_reason, sleep_reason, other_reason };

// Lets other threads run until this address is woken or the milliseconds have passed; a
// negative number waits forever. `holder` is the thread that it waits for, or -1.
// Returns whether the time ran out.
HOST(wait) bool host_wait(const void *address, Reason reason, int holder, double milliseconds);
HOST(wake) void host_wake(const void *address, int most);
HOST(yield) void host_yield();
// Like `yield`, for a thread whose turn is over. Returns the length of the next turn in memory accesses.
HOST(turn) int host_turn();
// Starts a thread: the page will call `thread_main` with it, on a separate stack.
HOST(spawn) void host_spawn(struct Thread *thread, int number);
// Says that the next trap is an abort.
HOST(abort) void host_abort();

// Kinds of undefined behaviour; cpp-run.ts has the same order.
enum Fault {
    dangling_fault,
    double_free_fault,
    layout_fault,
    bounds_fault,
    null_fault,
    misaligned_fault,
    value_fault,
    unwritten_fault,
    unreachable_fault,
    overflow_fault,
    other_fault,
};

// Says that the next trap is this fault. `note` comes from `host_note`, where the memory was
// freed or read before it was written, or is 0; so does `allocated`, where its block was made.
// `place` is empty if the page must find it.
HOST(fault) void host_fault(Fault fault, const char *message, int note, int allocated, const char *place);
// Remembers the current place and returns its number.
HOST(note) int host_note();

// Memory accesses by the program's own code that are left of the thread's turn. Not counted
// while there is only one thread.
extern int left_of_turn;
void end_turn();

// Ends the program if its last uninitialised read was a real one.
void settle_read();

// Limit in bytes of a program's memory; runner.ts has the same number.
constexpr unsigned long most_memory = 512ul << 20;
