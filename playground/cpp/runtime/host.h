// What a program asks the page for, beside WASI: playground/runner/cpp-run.ts answers.
#pragma once
#include <stdint.h>

#define HOST(name) extern "C" __attribute__((import_module("page"), import_name(#name)))

// What a thread waits for; the page says so of a deadlock.
enum Reason { mutex_reason, signal_reason, join_reason, sleep_reason, other_reason };

// Lets other threads run until this address is woken, or the milliseconds have passed
// (never, where they are negative). `holder` is the thread that it waits for, or -1.
// Returns whether the time ran out.
HOST(wait) bool host_wait(const void *address, Reason reason, int holder, double milliseconds);
HOST(wake) void host_wake(const void *address, int most);
HOST(yield) void host_yield();
// As `yield`, for a thread whose turn is over; how many accesses to memory the next one lasts.
HOST(turn) int host_turn();
// Has `thread_main` called with this thread before long, on a stack of its own.
HOST(spawn) void host_spawn(struct Thread *thread, int number);
// That the trap which follows is an abort.
HOST(abort) void host_abort();

// What is undefined; cpp-run.ts has the same order.
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

// That the trap which follows is for this: `note` is what `host_note` gave where the memory was
// freed, or where it was read unwritten, or 0; `place` is empty where the page has to find it.
HOST(fault) void host_fault(Fault fault, const char *message, int note, const char *place);
// Remembers where the program is.
HOST(note) int host_note();

// Accesses to memory by the program's own code until the thread's turn is over, and others
// run; none while there is one thread.
extern int left_of_turn;
void end_turn();

// Has a read of what was never written end the program, unless it turned out to be none.
void settle_read();

// Bytes that a program may use; clang.ts has the same number.
constexpr unsigned long most_memory = 512ul << 20;
