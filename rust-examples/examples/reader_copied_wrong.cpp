// A copy of a struct that points into itself still points
// into the original, and reads its text.

#include <cstring>
#include <iostream>

struct Reader {
    char text[40];
    const char *word;

    explicit Reader(const char *line) {
        std::strcpy(text, line);
        word = std::strrchr(text, ' ') + 1;
    }
};

int main() {
    Reader first("the colour is blue");
    Reader second = first;
    std::strcpy(first.text, "the colour is gold");
    std::cout << "second.text: " << second.text << '\n';
    std::cout << "second.word: " << second.word << '\n';
}
