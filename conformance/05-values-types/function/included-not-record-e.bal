// Only record types can be included as parameters.

type M map<int>;
function show(*M o) { // @error
}
