#include <iostream>
#include <mutex>
#include <thread>
//@ ends: hang

int main() {
    std::mutex left, right;
    std::jthread other([&] {
        std::lock_guard first(right);
        std::this_thread::yield();
        std::lock_guard second(left);
    });
    std::lock_guard first(left);
    std::cout << "left taken" << std::endl;
    while (right.try_lock()) right.unlock(), std::this_thread::yield();
    std::lock_guard second(right);
    std::cout << "never\n";
}
