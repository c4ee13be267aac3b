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
// Has `thread_main` called with this thread before long, on a stack of its own.
HOST(spawn) void host_spawn(struct Thread *thread, int number);
// That the trap which follows is an abort.
HOST(abort) void host_abort();
