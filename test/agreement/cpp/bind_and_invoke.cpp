#include <functional>
#include <iostream>

struct Adder {
    int by;
    int add(int number) const { return number + by; }
};

int main() {
    Adder adder{3};
    std::cout << std::invoke(&Adder::add, adder, 4) << ' ' << std::invoke(&Adder::by, adder) << '\n';
    auto minus = std::bind(std::minus<>{}, std::placeholders::_2, std::placeholders::_1);
    std::cout << minus(1, 10) << '\n';
    std::reference_wrapper<int> by = adder.by;
    by.get() = 8;
    std::cout << adder.add(1) << '\n';
    try {
        std::function<void()> nothing;
        nothing();
    } catch (const std::bad_function_call &) {
        std::cout << "empty\n";
    }
}
