// Each copy of the pointer adds a holder, and the last one
// out drops the config.

#include <iostream>
#include <memory>
#include <string_view>

struct Config {
    std::string_view region;

    ~Config() { std::cout << "config dropped\n"; }
};

using Held = std::shared_ptr<const Config>;

void count(std::string_view event,
           const Held& config) {
    auto holders = config.use_count();
    std::cout << event << ": " << holders << "\n";
}

int main() {
    Held config =
        std::make_shared<const Config>("eu-north");
    auto server = config;
    count("server came", config);
    {
        auto probe = config;
        count("probe came", config);
    }
    count("probe went", config);

    config.reset();
    count("main let go", server);
    std::cout << "still " << server->region << "\n";
    server.reset();
    std::cout << "end of main\n";
}
