#include <atomic>
#include <iostream>
#include <memory>
//@ native: none, libc++ 22 has not got it yet

int main() {
    std::atomic<std::shared_ptr<int>> current{std::make_shared<int>(1)};
    auto old = current.load();
    current.store(std::make_shared<int>(2));
    std::cout << *old << *current.load() << '\n';
    std::cout << current.compare_exchange_strong(old, std::make_shared<int>(3)) << *old << '\n';
    std::cout << current.compare_exchange_strong(old, std::make_shared<int>(3)) << *current.load() << '\n';
}
