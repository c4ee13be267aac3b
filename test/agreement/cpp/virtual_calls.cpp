#include <iostream>
#include <memory>
#include <typeinfo>
#include <vector>

struct Animal {
    virtual ~Animal() { std::cout << "~Animal\n"; }
    virtual const char *says() const = 0;
    const char *twice() const { return says(); }
};
struct Dog : Animal {
    const char *says() const override { return "woof"; }
    ~Dog() override { std::cout << "~Dog\n"; }
};
struct Cat final : Animal {
    const char *says() const override { return "meow"; }
};
struct Swimmer { virtual ~Swimmer() = default; int depth = 3; };
struct Otter : Animal, Swimmer {
    const char *says() const override { return "chirp"; }
};

int main() {
    std::vector<std::unique_ptr<Animal>> all;
    all.push_back(std::make_unique<Dog>());
    all.push_back(std::make_unique<Cat>());
    all.push_back(std::make_unique<Otter>());
    for (auto &animal : all) {
        auto *swimmer = dynamic_cast<Swimmer *>(animal.get());
        std::cout << animal->twice() << ' ' << (dynamic_cast<Dog *>(animal.get()) != nullptr) << ' '
                  << (swimmer ? swimmer->depth : 0) << '\n';
    }
    try {
        (void)dynamic_cast<Cat &>(*all[0]);
    } catch (const std::bad_cast &) {
        std::cout << "bad_cast\n";
    }
    std::cout << (typeid(*all[0]) == typeid(Dog)) << '\n';
}
