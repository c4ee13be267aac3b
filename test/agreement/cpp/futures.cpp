#include <future>
#include <iostream>
#include <stdexcept>
#include <thread>

int main() {
    auto sum = std::async(std::launch::async, [] { return 20 + 22; });
    auto lazy = std::async(std::launch::deferred, [] { return std::string("lazy"); });
    std::cout << sum.get() << ' ' << lazy.get() << '\n';
    std::promise<int> promise;
    auto future = promise.get_future();
    std::jthread giver([&promise] { promise.set_exception(std::make_exception_ptr(std::runtime_error("no value"))); });
    try {
        future.get();
    } catch (const std::runtime_error &error) {
        std::cout << error.what() << '\n';
    }
    std::packaged_task<int(int)> task([](int n) { return n * n; });
    auto result = task.get_future();
    std::thread(std::move(task), 9).join();
    std::cout << result.get() << '\n';
    std::promise<void> lost;
    auto never = lost.get_future();
    lost = {};
    try {
        never.get();
    } catch (const std::future_error &) {
        std::cout << "broken_promise\n";
    }
}
