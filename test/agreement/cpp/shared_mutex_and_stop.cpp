#include <iostream>
#include <mutex>
#include <shared_mutex>
#include <stop_token>
#include <thread>

int main() {
    std::shared_mutex lock;
    int value = 1;
    {
        std::shared_lock one(lock), two(lock);
        std::cout << lock.try_lock() << value << '\n';
    }
    std::jthread worker([&](std::stop_token token) {
        while (!token.stop_requested()) std::this_thread::yield();
        std::unique_lock guard(lock);
        value = 2;
    });
    std::this_thread::yield();
    worker.request_stop();
    worker.join();
    std::recursive_mutex again;
    std::scoped_lock both(again, lock);
    std::lock_guard inner(again);
    std::cout << value << '\n';
}
