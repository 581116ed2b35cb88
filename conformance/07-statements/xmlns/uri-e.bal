// The name of a namespace is a constant string; a prefix cannot stand for the empty one.

const VERSION = 3;

function names() {
    xmlns VERSION as v; // @error
    xmlns "" as none; // @error
    xmlns "";
    xmlns "urn:x" as 'xmlns; // @error
}
