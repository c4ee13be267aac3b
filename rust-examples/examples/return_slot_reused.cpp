// An ordinary build makes a single named result where the
// caller wants it; a choice between two is copied there.

#include <cstdint>
#include <iostream>

struct Rainfall {
    uint32_t months[12];
};

Rainfall measure() {
    Rainfall year{{50, 50, 50}};
    std::cout << "built:    " << &year << '\n';
    return year;
}

Rainfall pick(bool wet) {
    Rainfall high{{90, 90, 90}};
    Rainfall low{{10, 10, 10}};
    std::cout << "one of:   " << &high << ' '
              << &low;
    std::cout << '\n';
    if (wet) return high;
    return low;
}

int main() {
    Rainfall year = measure();
    std::cout << "returned: " << &year << '\n';
    Rainfall picked = pick(false);
    std::cout << "returned: " << &picked << '\n';
    std::cout << year.months[0] << ' ';
    std::cout << picked.months[2] << '\n';
}
