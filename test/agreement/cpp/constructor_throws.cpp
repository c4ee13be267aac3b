#include <iostream>
#include <memory>
#include <stdexcept>

struct Part {
    int id;
    explicit Part(int number) : id(number) {
        if (id == 3) throw std::logic_error("part 3");
        std::cout << "part " << id << '\n';
    }
    ~Part() { std::cout << "no part " << id << '\n'; }
};

struct Whole {
    Part one{1}, two{2};
    Whole() try : bad(3) {
    } catch (const std::logic_error &error) {
        std::cout << "in the constructor: " << error.what() << '\n';
    }
    Part bad;
};

int main() {
    try {
        auto whole = std::make_unique<Whole>();
    } catch (const std::exception &error) {
        std::cout << "outside: " << error.what() << '\n';
    }
    try {
        Part *all = new Part[4]{Part(1), Part(2), Part(3), Part(4)};
        delete[] all;
    } catch (...) {
        std::cout << "array\n";
    }
}
