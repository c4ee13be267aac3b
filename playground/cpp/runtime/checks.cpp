// Reports undefined behaviour, in words. clang's checks call the functions here: UBSan's
// handlers with their place, ASan's callbacks at each memory access (with a shadow of the
// heap only). libc++'s own checks end here, too. The first fault ends the program.
#include "host.h"
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace {

struct Source {
    const char *file;
    uint32_t line, column;
};

struct Type {
    uint16_t kind; // 0 integer, 1 floating
    uint16_t info; // of an integer: whether it is signed, and the logarithm of its bits
    char name[1];
};

using Value = uintptr_t;

[[noreturn]] void fault(Fault kind, const char *message, int note = 0, const Source *source = nullptr, int allocated = 0) {
    char place[256] = "";
    if (source) snprintf(place, sizeof place, "%s:%u:%u", source->file, source->line, source->column);
    fflush(stdout);
    host_fault(kind, message, note, allocated, place);
    __builtin_trap();
}

template <typename... Parts>
[[noreturn]] void fault_at(const Source &source, Fault kind, const char *format, Parts... parts) {
    char message[256];
    snprintf(message, sizeof message, format, parts...);
    fault(kind, message, 0, &source);
}

// A value as clang passes it: the value itself if it fits into a pointer, else its address.
struct Number {
    char text[48];

    Number(const Type &type, Value value) {
        unsigned bits = 1u << (type.info >> 1);
        bool is_signed = type.info & 1;
        if (type.kind != 0) snprintf(text, sizeof text, "a number");
        else if (bits > 64) snprintf(text, sizeof text, "a number of %u bits", bits);
        else {
            int64_t number = bits > 32 ? *reinterpret_cast<int64_t *>(value) : static_cast<int64_t>(value);
            if (bits <= 32 && is_signed) number = static_cast<int64_t>(static_cast<uint64_t>(number) << (64 - bits)) >> (64 - bits);
            snprintf(text, sizeof text, is_signed ? "%lld" : "%llu", static_cast<long long>(number));
        }
    }
    bool is_negative() const { return text[0] == '-'; }
    bool is_zero() const { return text[0] == '0'; }
};

struct TypeMismatch { Source source; const Type *type; uint8_t alignment; uint8_t kind; };
struct Overflow { Source source; const Type *type; };
struct Shift { Source source; const Type *left; const Type *right; };
struct OutOfBounds { Source source; const Type *array; const Type *index; };
struct Builtin { Source source; uint8_t kind; };

void overflow(const Overflow &data, const char *sign, Value left, Value right) {
    fault_at(data.source, overflow_fault, "%s integer overflow: %s %s %s cannot be represented in type %s",
             data.type->info & 1 ? "signed" : "unsigned", Number(*data.type, left).text, sign,
             Number(*data.type, right).text, data.type->name);
}

} // namespace

extern "C" {

#define HANDLER(name) __ubsan_handle_##name##_abort

void HANDLER(type_mismatch_v1)(TypeMismatch *data, Value pointer) {
    static const char *const doings[] = {"load of", "store to", "reference to", "member access within", "member call on",
        "constructor call on", "downcast of", "downcast of", "upcast of", "cast to virtual base of", "binding to", "dynamic operation on"};
    const char *doing = data->kind < 12 ? doings[data->kind] : "use of";
    uintptr_t alignment = uintptr_t(1) << data->alignment;
    if (!pointer) fault_at(data->source, null_fault, "%s a null pointer of type %s", doing, data->type->name);
    if (pointer % alignment)
        fault_at(data->source, misaligned_fault, "%s an address that is no multiple of %u, for type %s", doing,
                 unsigned(alignment), data->type->name);
    fault_at(data->source, bounds_fault, "%s an address with too little room for type %s", doing, data->type->name);
}
void HANDLER(add_overflow)(Overflow *data, Value left, Value right) { overflow(*data, "+", left, right); }
void HANDLER(sub_overflow)(Overflow *data, Value left, Value right) { overflow(*data, "-", left, right); }
void HANDLER(mul_overflow)(Overflow *data, Value left, Value right) { overflow(*data, "*", left, right); }
void HANDLER(negate_overflow)(Overflow *data, Value value) {
    fault_at(data->source, overflow_fault, "negation of %s cannot be represented in type %s",
             Number(*data->type, value).text, data->type->name);
}
void HANDLER(divrem_overflow)(Overflow *data, Value left, Value right) {
    Number divisor(*data->type, right);
    if (divisor.is_zero()) fault_at(data->source, overflow_fault, "division by zero");
    fault_at(data->source, overflow_fault, "division of %s by -1 cannot be represented in type %s",
             Number(*data->type, left).text, data->type->name);
}
void HANDLER(shift_out_of_bounds)(Shift *data, Value left, Value right) {
    Number by(*data->right, right);
    if (by.is_negative()) fault_at(data->source, overflow_fault, "shift exponent %s is negative", by.text);
    fault_at(data->source, overflow_fault, "shift of %s by %s places does not fit type %s", Number(*data->left, left).text,
             by.text, data->left->name);
}
void HANDLER(out_of_bounds)(OutOfBounds *data, Value index) {
    fault_at(data->source, bounds_fault, "index %s out of bounds for type %s", Number(*data->index, index).text,
             data->array->name);
}
void __ubsan_handle_builtin_unreachable(Source *source) {
    fault_at(*source, unreachable_fault, "execution reached what was promised to be unreachable");
}
void __ubsan_handle_missing_return(Source *source) {
    fault_at(*source, unreachable_fault, "execution reached the end of a function that must return a value");
}
void HANDLER(vla_bound_not_positive)(Overflow *data, Value bound) {
    fault_at(data->source, bounds_fault, "an array of %s elements", Number(*data->type, bound).text);
}
void HANDLER(load_invalid_value)(Overflow *data, Value value) {
    fault_at(data->source, value_fault, "load of %s, which is no value of type %s", Number(*data->type, value).text,
             data->type->name);
}
void HANDLER(invalid_builtin)(Builtin *data) { fault_at(data->source, other_fault, "zero passed to a function that counts zeros"); }
void HANDLER(alignment_assumption)(Source *source, Value, Value, Value) {
    fault_at(*source, misaligned_fault, "an address that is not aligned as was promised");
}
void HANDLER(pointer_overflow)(Source *source, Value base, Value) {
    if (!base) fault_at(*source, null_fault, "an offset is added to a null pointer");
    fault_at(*source, bounds_fault, "a pointer is moved past the end of memory");
}

} // extern "C"

namespace std { inline namespace __1 {
// Handles libc++'s checks: `file:line: assertion … failed: words`.
[[noreturn]] void __libcpp_verbose_abort(const char *format, ...) noexcept {
    char message[512];
    va_list parts;
    va_start(parts, format);
    vsnprintf(message, sizeof message, format, parts);
    va_end(parts);
    const char *words = strstr(message, "failed: ");
    if (!words) {
        fputs(message, stderr);
        abort();
    }
    message[strcspn(message, "\n")] = '\0';
    words += strlen("failed: ");
    fault(strstr(words, "null") ? null_fault : bounds_fault, words);
}
} }

// The heap. Each block is between two zones that the program must not touch, and is kept
// for a while after it was freed.
extern "C" {
void *__real_malloc(size_t);
void *__real_aligned_alloc(size_t, size_t);
void __real_free(void *);
extern char __heap_base, __stack_high;
}

namespace {

// How much of eight bytes the program may touch: all, the first few, or none and why.
enum Mark : uint8_t { allowed = 0, zone = 0xfa, unused = 0xfc, freed = 0xfd };
constexpr uintptr_t granule = 8;

uint8_t *shadow;

struct Block {
    uint32_t size;
    // Where it was allocated and freed: numbers of notes, which the page keeps.
    int32_t allocated, freed;
    uint16_t is_block;
    uint16_t offset_bits; // logarithm of the bytes from where libc's own block begins to the body
};
constexpr uint16_t live = 0x4c56, dead = 0x4445;

// A note takes the page some microseconds and kilobytes, so only the first blocks get one.
int noted_blocks = 10'000;
constexpr uintptr_t edge = 16;
static_assert(sizeof(Block) == edge);

Block *block_of(void *body) { return static_cast<Block *>(body) - 1; }
size_t up(size_t size) { return (size + granule - 1) / granule * granule; }

void mark(uintptr_t from, size_t size, uint8_t how) { memset(shadow + from / granule, how, size / granule); }

constexpr size_t most_kept = 16 << 20, most_kept_blocks = 4096;
void *kept[most_kept_blocks];
size_t kept_from = 0, kept_count = 0, kept_size = 0;

void give_back() {
    void *body = kept[kept_from++ % most_kept_blocks];
    kept_count--;
    Block *block = block_of(body);
    kept_size -= block->size;
    char *whole = static_cast<char *>(body) - (size_t(1) << block->offset_bits);
    mark(reinterpret_cast<uintptr_t>(block), 2 * edge + up(block->size), allowed);
    block->is_block = 0;
    __real_free(whole);
}

// The contents of a word of fresh memory: a different number at each address, which no
// program writes there by chance.
uint32_t unwritten(uintptr_t at) { return uint32_t(at) * 0x9e3779b1u ^ 0x5bd1e995u; }

bool is_unwritten(uintptr_t at, size_t size) {
    if (at % 4 || size % 4) return false;
    for (uintptr_t word = at; word < at + size; word += 4)
        if (*reinterpret_cast<uint32_t *>(word) != unwritten(word)) return false;
    return true;
}

// A read of such memory. To write a bit-field, clang reads the word and writes it right back.
struct { uintptr_t at; int note; } unwritten_read;

void *allocate(size_t size, size_t alignment) {
    if (!shadow) {
        // Fresh pages cost nothing until they are written to.
        size_t pages = most_memory / granule >> 16;
        size_t first = __builtin_wasm_memory_grow(0, pages);
        if (first == SIZE_MAX) return nullptr;
        shadow = reinterpret_cast<uint8_t *>(first << 16);
    }
    size_t offset = alignment < edge ? edge : alignment;
    if (size > most_memory) {
        errno = ENOMEM;
        return nullptr;
    }
    size_t whole = offset + up(size) + edge;
    char *start = static_cast<char *>(alignment <= 16 ? __real_malloc(whole)
                                                      : __real_aligned_alloc(alignment, (whole + alignment - 1) / alignment * alignment));
    if (!start) return nullptr;
    char *body = start + offset;
    int allocated = noted_blocks > 0 ? noted_blocks--, host_note() : 0;
    *block_of(body) = {uint32_t(size), allocated, 0, live, uint16_t(__builtin_ctzl(offset))};
    uintptr_t at = reinterpret_cast<uintptr_t>(body);
    mark(at - edge, edge, zone);
    mark(at, up(size), allowed);
    mark(at + up(size), edge, zone);
    if (size % granule) shadow[(at + size) / granule] = size % granule;
    for (uintptr_t word = at; word < at + up(size); word += 4) *reinterpret_cast<uint32_t *>(word) = unwritten(word);
    return body;
}

// A number of bytes in words.
struct Bytes {
    char text[24];

    Bytes(size_t size) { snprintf(text, sizeof text, size == 1 ? "%zu byte" : "%zu bytes", size); }
};

[[noreturn]] void bad_access(uintptr_t at, size_t size, bool writes) {
    const char *what = writes ? "write" : "read";
    Bytes bytes(size);
    char message[200];
    if (at < 1024) {
        snprintf(message, sizeof message, "%s of %s at address %zu", what, bytes.text, at);
        fault(null_fault, message);
    }
    uintptr_t stack_end = reinterpret_cast<uintptr_t>(&__stack_high);
    if (at < stack_end) {
        snprintf(message, sizeof message, "%s of %s in the frame of a function that has returned", what, bytes.text);
        fault(dangling_fault, message);
    }
    uintptr_t bad = at;
    while (bad < at + size - 1 && shadow[bad / granule] == allowed) bad++;
    bool was_freed = shadow[bad / granule] == freed;
    // Go back over the block's body to its head.
    uintptr_t head = bad / granule;
    while (head > 0 && shadow[head] != zone) head--;
    if (shadow[bad / granule] == zone) {
        // After the end of the previous block, or before the next one.
        uintptr_t back = bad / granule;
        while (shadow[back] == zone) back--;
        uintptr_t start = back;
        while (start > 0 && shadow[start] != zone) start--;
        head = start;
    }
    Block *block = reinterpret_cast<Block *>(head * granule - granule);
    uintptr_t body = reinterpret_cast<uintptr_t>(block + 1);
    if (block->is_block != live && block->is_block != dead)
        fault(bounds_fault, writes ? "write outside of any allocation" : "read outside of any allocation");
    const char *why = was_freed ? " that was freed" : shadow[bad / granule] == zone ? "" : ", past what its container holds";
    snprintf(message, sizeof message, "%s of %s at offset %zd of an allocation of %s%s", what, bytes.text,
             intptr_t(at - body), Bytes(block->size).text, why);
    fault(was_freed ? dangling_fault : bounds_fault, message, block->freed, nullptr, block->allocated);
}

inline uintptr_t stack_pointer() {
    uintptr_t pointer;
    asm(".globaltype __stack_pointer, i32\n\tglobal.get __stack_pointer\n\tlocal.set %0" : "=r"(pointer));
    return pointer;
}

inline bool is_allowed(uintptr_t at) {
    uint8_t mark = shadow[at / granule];
    return mark == allowed || (mark < granule && at % granule < mark);
}

inline void check(uintptr_t at, size_t size, bool writes) {
    if (left_of_turn > 0 && --left_of_turn == 0) end_turn();
    if (unwritten_read.at) {
        if (writes && at == unwritten_read.at) unwritten_read.at = 0;
        settle_read();
    }
    if (at < reinterpret_cast<uintptr_t>(&__heap_base)) {
        uintptr_t pointer = stack_pointer();
        bool on_stack = at < reinterpret_cast<uintptr_t>(&__stack_high);
        // All threads but the first have their stacks in the heap.
        bool is_first = pointer <= reinterpret_cast<uintptr_t>(&__stack_high);
        if (at < 1024 || (on_stack && is_first && at < pointer)) bad_access(at, size, writes);
        return;
    }
    if (!shadow || at >= most_memory) return;
    if (!is_allowed(at) || !is_allowed(at + size - 1)) bad_access(at, size, writes);
    if (!writes && is_unwritten(at, size)) unwritten_read = {at, host_note()};
}

} // namespace

void settle_read() {
    if (unwritten_read.at) fault(unwritten_fault, "read of memory that nothing was written to", unwritten_read.note);
}

extern "C" {

#define ACCESS(size)                                                              \
    void __asan_load##size(uintptr_t at) { check(at, size, false); }              \
    void __asan_store##size(uintptr_t at) { check(at, size, true); }
ACCESS(1) ACCESS(2) ACCESS(4) ACCESS(8) ACCESS(16)

void __asan_loadN(uintptr_t at, size_t size) { if (size) check(at, size, false); }
void __asan_storeN(uintptr_t at, size_t size) { if (size) check(at, size, true); }
void __asan_handle_no_return() {}
// Where `new[]` stores the number of elements.
void __asan_poison_cxx_array_cookie(uintptr_t) {}
uintptr_t __asan_load_cxx_array_cookie(uintptr_t *at) { return *at; }

void *__asan_memcpy(void *to, const void *from, size_t size) {
    __asan_loadN(reinterpret_cast<uintptr_t>(from), size);
    __asan_storeN(reinterpret_cast<uintptr_t>(to), size);
    return memcpy(to, from, size);
}
void *__asan_memmove(void *to, const void *from, size_t size) {
    __asan_loadN(reinterpret_cast<uintptr_t>(from), size);
    __asan_storeN(reinterpret_cast<uintptr_t>(to), size);
    return memmove(to, from, size);
}
void *__asan_memset(void *to, int value, size_t size) {
    __asan_storeN(reinterpret_cast<uintptr_t>(to), size);
    return memset(to, value, size);
}

// A vector's elements end at `now`, its capacity at `end`.
void __sanitizer_annotate_contiguous_container(const void *begin, const void *end, const void *, const void *now) {
    uintptr_t from = reinterpret_cast<uintptr_t>(begin), to = reinterpret_cast<uintptr_t>(end);
    uintptr_t held = reinterpret_cast<uintptr_t>(now);
    if (!shadow || from % granule || from < reinterpret_cast<uintptr_t>(&__heap_base) || to > most_memory) return;
    // The last eight bytes may be shared with what follows the vector.
    for (uintptr_t at = from; at < to; at += granule)
        shadow[at / granule] = held >= (at + granule < to ? at + granule : to) ? (to < at + granule ? to - at : allowed)
                               : held > at                                     ? held - at
                                                                               : unused;
}
void __sanitizer_annotate_double_ended_contiguous_container(const void *, const void *, const void *, const void *,
                                                            const void *, const void *) {}

void *__wrap_malloc(size_t size) { return allocate(size, 0); }

void *__wrap_aligned_alloc(size_t alignment, size_t size) { return allocate(size, alignment); }

int __wrap_posix_memalign(void **made, size_t alignment, size_t size) {
    *made = allocate(size, alignment);
    return *made ? 0 : ENOMEM;
}

void *__wrap_calloc(size_t count, size_t size) {
    size_t all;
    if (__builtin_mul_overflow(count, size, &all)) return nullptr;
    void *made = allocate(all, 0);
    return made ? memset(made, 0, all) : nullptr;
}

void __wrap_free(void *body) {
    if (!body) return;
    uintptr_t at = reinterpret_cast<uintptr_t>(body);
    Block *block = block_of(body);
    if (at % 16 || at < reinterpret_cast<uintptr_t>(&__heap_base) || shadow[at / granule - 1] != zone ||
        (block->is_block != live && block->is_block != dead))
        fault(layout_fault, "what is freed does not begin an allocation");
    if (block->is_block == dead)
        fault(double_free_fault, "the allocation was freed before", block->freed, nullptr, block->allocated);
    block->is_block = dead;
    block->freed = host_note();
    mark(at, up(block->size), freed);
    while (kept_count > 0 && (kept_count == most_kept_blocks || kept_size + block->size > most_kept)) give_back();
    kept[(kept_from + kept_count++) % most_kept_blocks] = body;
    kept_size += block->size;
}

void *__wrap_realloc(void *body, size_t size) {
    void *made = allocate(size, 0);
    if (!body || !made) return made;
    size_t before = block_of(body)->size;
    memcpy(made, body, before < size ? before : size);
    __wrap_free(body);
    return made;
}

size_t __wrap_malloc_usable_size(void *body) { return body ? block_of(body)->size : 0; }
}
