// Each thread has a config, and any code may name it.

#include <cstddef>
#include <iostream>
#include <string>

struct Config {
    std::string region;
    bool debug_mode;
};

thread_local Config current_config{
    "eu-north", true};

int main() {
    if (current_config.debug_mode)
        std::cout << "debugging in "
                  << current_config.region << "\n";

    std::size_t length =
        current_config.region.size();
    std::cout << "a name of " << length
              << " letters\n";
}
