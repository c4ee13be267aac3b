#include <iostream>
#include <utility>
#include <vector>

struct Traced {
    int id;
    Traced(int number) : id(number) { std::cout << "make " << id << '\n'; }
    Traced(const Traced &other) : id(other.id) { std::cout << "copy " << id << '\n'; }
    Traced(Traced &&other) noexcept : id(std::exchange(other.id, 0)) { std::cout << "move " << id << '\n'; }
    Traced &operator=(const Traced &other) { id = other.id; std::cout << "copy= " << id << '\n'; return *this; }
    Traced &operator=(Traced &&other) noexcept { id = std::exchange(other.id, 0); std::cout << "move= " << id << '\n'; return *this; }
    ~Traced() { std::cout << "end " << id << '\n'; }
};

Traced build() { return Traced(1); }
Traced named() {
    Traced local(2);
    return local;
}

int main() {
    Traced a = build();
    Traced b = named();
    a = std::move(b);
    std::vector<Traced> all;
    all.reserve(2);
    all.push_back(a);
    all.emplace_back(3);
    std::swap(all[0], all[1]);
}
