// The thread ends, and its config stays for its holder.

#include <iostream>
#include <memory>
#include <thread>
#include <utility>

struct Config {
    int retries;

    explicit Config(int n) : retries(n) {}
    ~Config() { std::cout << "config dropped\n"; }
};

thread_local auto current_config =
    std::make_shared<const Config>(3);

int main() {
    std::shared_ptr<const Config> kept;

    std::thread worker([&kept] {
        auto config = current_config;
        std::cout << "in the thread: "
                  << config.use_count()
                  << " holders\n";
        kept = std::move(config);
    });
    worker.join();

    std::cout << "thread ended: "
              << kept.use_count() << " holder\n";
    std::cout << kept->retries << " retries\n";
    kept.reset();
    std::cout << "end of main\n";
}
