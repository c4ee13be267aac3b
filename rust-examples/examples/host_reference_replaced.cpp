// The reload replaces the config, and a reader still has a
// reference into the old one.
//@ sanitize: address

#include <iostream>
#include <memory>
#include <string>

struct Config {
    int port;
    int retries;
    int timeout;
    int workers;
    std::string host;
};

std::unique_ptr<Config> current_config;

void reload(std::string host) {
    current_config = std::make_unique<Config>(
        Config{443, 3, 30, 4, host});
}

int main() {
    reload("one.example");
    const std::string& host = current_config->host;
    std::cout << "reader has: " << host << "\n";

    reload("two.example");
    reload("three.example");
    std::cout << "reader has: " << host << "\n";
}
