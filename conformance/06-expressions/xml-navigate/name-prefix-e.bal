// A prefix in a pattern has to be declared.

function f(xml x) {
    xml a = x/<p:a>; // @error
    xml b = x.<q:*>; // @error
    xml c = x/<a>;
}
