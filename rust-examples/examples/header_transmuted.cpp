// The cast makes a `Header &` at an odd address, and an ordinary build prints the right numbers.
//@ sanitize: undefined

#include <cstdint>
#include <cstdio>

struct Header {
    uint32_t offset;
    uint32_t len;
};

struct alignas(8) File {
    unsigned char bytes[9];
};

// A tag of one byte, then the header.
const File file = {{1, 8, 0, 0, 0, 2, 0, 0, 0}};

const Header &header(const unsigned char *start) {
    return *reinterpret_cast<const Header *>(start);
}

int main() {
    const Header &found = header(file.bytes + 1);
    std::printf("offset: %u\n", found.offset);
    std::printf("len: %u\n", found.len);
}
