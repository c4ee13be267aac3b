#include <iostream>
#include <memory>

// To write one of them, the word of all is read first, which nothing was written to.
struct Flags {
    unsigned kind : 3, size : 9;
    unsigned rest;
};

int main() {
    std::unique_ptr<Flags> flags(new Flags);
    flags->kind = 5;
    flags->size = 300;
    flags->rest = 7;
    std::cout << flags->kind << ' ' << flags->size << ' ' << flags->rest << '\n';
}
