#include <iostream>
#include <memory>
#include <string>

struct Node : std::enable_shared_from_this<Node> {
    std::string name;
    std::weak_ptr<Node> parent;
    explicit Node(std::string given) : name(std::move(given)) {}
    ~Node() { std::cout << name << " freed\n"; }
    std::shared_ptr<Node> self() { return shared_from_this(); }
};

int main() {
    auto root = std::make_shared<Node>("root");
    auto leaf = std::make_shared<Node>("leaf");
    leaf->parent = root;
    std::cout << root.use_count() << ' ' << leaf->parent.lock()->name << '\n';
    auto again = root->self();
    std::cout << root.use_count() << '\n';
    root.reset(), again.reset();
    std::cout << leaf->parent.expired() << '\n';
    std::shared_ptr<std::string> part(leaf, &leaf->name);
    leaf.reset();
    std::cout << *part << '\n';
}
