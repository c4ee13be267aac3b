// Any holder of the pointer writes through it, and the
// other holder sees the new value.

#include <iostream>
#include <memory>

struct Config {
    bool debug_mode = false;
};

int main() {
    auto server = std::make_shared<Config>();
    auto logger = server;

    logger->debug_mode = true;
    std::cout << std::boolalpha;
    std::cout << "server sees debug = "
              << server->debug_mode << "\n";
}
