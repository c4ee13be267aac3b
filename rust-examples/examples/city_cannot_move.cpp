// C++ can forbid the move and still return by value: the
// result is built in the caller's object.

#include <iostream>
#include <string>
#include <utility>

struct City {
    std::string name;
    City *capital;

    explicit City(std::string n) : name(std::move(n)) {
        capital = this;
        std::cout << "built at: " << this << '\n';
    }
    City(const City &) = delete;
    City &operator=(const City &) = delete;
};

City build() { return City("Bern"); }

int main() {
    City city = build();
    std::cout << "used at:  " << &city << '\n';
    std::cout << "capital:  " << city.capital << '\n';
    std::cout << city.capital->name << '\n';
}
