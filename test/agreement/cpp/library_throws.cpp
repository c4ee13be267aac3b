#include <iostream>
#include <map>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

template <class Try> void attempt(Try what) {
    try {
        what();
    } catch (const std::out_of_range &error) {
        std::cout << "out_of_range: " << error.what() << '\n';
    } catch (const std::invalid_argument &error) {
        std::cout << "invalid_argument: " << error.what() << '\n';
    } catch (const std::exception &error) {
        std::cout << "exception: " << error.what() << '\n';
    }
}

int main() {
    attempt([] { std::vector<int>(3).at(3); });
    attempt([] { std::string("abc").substr(9); });
    attempt([] { std::map<int, int>().at(1); });
    attempt([] { std::stoi("x"); });
    attempt([] { std::stoi("99999999999"); });
    attempt([] { std::string().at(0); });
    attempt([] { (void)std::shared_ptr<int>(std::weak_ptr<int>()); });
    attempt([] { std::vector<int>().reserve(std::size_t(-1)); });
}
