// The scope of a prefix may not overlap with that of the same prefix of a block around it.

function outer(boolean inside) {
    xmlns "urn:inventory" as inv;
    if inside {
        xmlns "urn:stock" as inv; // @error
    }
}
