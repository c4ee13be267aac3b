// Where a program starts, and how it ends when nobody catches what it threw.
#include "host.h"
#include <exception>
#include <stdlib.h>

// The tag of C++ exceptions among WebAssembly's.
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

// libc's own is a trap, and tells nobody what it is for. What the page throws would run
// destructors on its way.
void abort() {
    host_abort();
    __builtin_trap();
}
}
