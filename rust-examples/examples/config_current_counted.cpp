// `current` returns a share of the config by value.

#include <iostream>
#include <memory>
#include <string>

struct Config {
    std::string region;
    int retries;

    static std::shared_ptr<const Config> current();
};

thread_local auto current_config =
    std::make_shared<const Config>("eu-north", 3);

std::shared_ptr<const Config> Config::current() {
    return current_config;
}

int main() {
    auto config = Config::current();
    std::cout << "region: " << config->region
              << "\n";
    std::cout << "retries: " << config->retries
              << "\n";
}
