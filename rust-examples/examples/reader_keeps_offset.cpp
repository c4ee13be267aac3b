// The offset stays right wherever the text goes, and the
// default copies and moves are correct.

#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct Reader {
    std::string text;
    size_t start, end;

    static Reader of(const char *line) {
        std::string text = line;
        size_t start = text.rfind(' ') + 1;
        size_t end = text.size();
        return Reader{text, start, end};
    }
    std::string_view word() const {
        std::string_view all = text;
        return all.substr(start, end - start);
    }
};

int main() {
    std::vector<Reader> readers;
    readers.push_back(
        Reader::of("the colour is blue"));
    readers.push_back(
        Reader::of("the colour is gold"));
    std::cout << "in a vector: "
              << readers[0].word();
    std::cout << '\n';
    auto kept =
        std::make_unique<Reader>(readers[0]);
    std::cout << "in a box:    " << kept->word()
              << '\n';
}
