// One block has one default namespace.

function shipments() {
    xmlns "urn:shipments";
    xmlns "urn:returns"; // @error
}
