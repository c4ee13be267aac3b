// `parent` is an address inside the vector, and the vector moved its elements to grow.
//@ sanitize: address

#include <cstdio>
#include <vector>

struct Folder {
    const Folder *parent;
    int files;
    const char *name;
};

int main() {
    std::vector<Folder> folders;
    folders.push_back({nullptr, 3, "home"});
    folders.push_back({&folders[0], 12, "photos"});
    folders[0].name = "archive";

    const Folder &photos = folders[1];
    std::printf("%s (%d) is in ", photos.name,
                photos.files);
    std::printf("%s\n", photos.parent->name);
}
