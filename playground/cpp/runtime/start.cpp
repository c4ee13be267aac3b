// Starts a program, and ends it if it doesn't catch what it throws.
#include "host.h"
#include <exception>
#include <stdlib.h>

// WebAssembly's tag for C++ exceptions.
asm(".globl __cpp_exception\n.tagtype __cpp_exception i32\n__cpp_exception:");

extern "C" {
void __wasm_call_ctors();
int __main_void();

__attribute__((export_name("_start"))) void _start() {
    int code;
    try {
        __wasm_call_ctors();
        code = __main_void();
    } catch (...) {
        std::terminate();
    }
    exit(code);
}

// libc's own version traps without saying that it is an abort. An exception thrown by the
// page would run destructors.
void abort() {
    host_abort();
    __builtin_trap();
}
}
