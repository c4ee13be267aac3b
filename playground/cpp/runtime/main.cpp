// Calls a `main` that takes arguments. If `main` is missing, the linker says so, which it
// wouldn't with libc's own version of this.
#include <stdlib.h>
#include <wasi/api.h>

extern "C" {
int __main_argc_argv(int count, char **words);

int __main_void() {
    size_t count, size;
    if (__wasi_args_sizes_get(&count, &size)) abort();
    auto *text = static_cast<uint8_t *>(malloc(size));
    auto **words = static_cast<uint8_t **>(calloc(count + 1, sizeof(char *)));
    if (!text || !words || __wasi_args_get(words, text)) abort();
    return __main_argc_argv(int(count), reinterpret_cast<char **>(words));
}
}
