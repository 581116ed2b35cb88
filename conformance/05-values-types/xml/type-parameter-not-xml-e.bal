// The type parameter of xml is a subtype of xml.

type A xml<int>; // @error
type B xml<xml:Element|xml:Comment>;
