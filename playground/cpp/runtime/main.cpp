// For a `main` that takes arguments, or is missing: the linker then says so, which libc's own
// does not ask for.
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
