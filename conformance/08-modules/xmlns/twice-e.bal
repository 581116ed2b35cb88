// A source part declares a prefix, and the default namespace, once.

xmlns "urn:one" as p;
xmlns "urn:two" as p; // @error
xmlns "urn:three";
xmlns "urn:four"; // @error
