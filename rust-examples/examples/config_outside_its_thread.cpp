// A reference to a thread's own config is used after that thread has ended.
//@ sanitize: address

#include <iostream>
#include <memory>
#include <string>
#include <thread>

struct Config {
    std::string region;
    int retries;
};

thread_local auto current_config =
    std::make_unique<Config>("eu-north", 3);

Config& current() { return *current_config; }

int main() {
    const Config* kept = nullptr;

    std::thread first([&] {
        kept = &current();
        std::cout << "first: " << kept->retries << " retries\n";
    });
    first.join();

    std::thread second([] {
        current().retries = 9;
        std::cout << "second: " << current().retries << " retries\n";
    });
    second.join();

    std::cout << "kept: " << kept->retries << " retries\n";
}
