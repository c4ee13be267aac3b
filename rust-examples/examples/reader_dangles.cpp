// The vector grows and copies the reader, and the pointer
// still leads to the freed allocation.
//@ sanitize: address

#include <cstring>
#include <iostream>
#include <vector>

struct Reader {
    char text[40];
    const char *word;

    explicit Reader(const char *line) {
        std::strcpy(text, line);
        word = std::strrchr(text, ' ') + 1;
    }
    char initial() const { return *word; }
};

int main() {
    std::vector<Reader> readers;
    readers.reserve(1);
    readers.emplace_back("the favourite colour is blue");
    std::cout << readers[0].initial() << '\n';

    readers.emplace_back("the favourite colour is gold");
    std::cout << readers[0].initial() << '\n';
}
