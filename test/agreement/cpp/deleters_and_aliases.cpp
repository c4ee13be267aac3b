#include <iostream>
#include <memory>

int main() {
    std::shared_ptr<int> counted(new int(5), [](int *number) {
        std::cout << "deleting " << *number << '\n';
        delete number;
    });
    std::shared_ptr<void> any = counted;
    counted.reset();
    std::cout << any.use_count() << '\n';
    any.reset();
    std::cout << *std::static_pointer_cast<int>(std::shared_ptr<void>(new int(6))) << '\n';
}
