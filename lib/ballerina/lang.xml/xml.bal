# The namespace of the prefix `xml`.
public const string XML_NAMESPACE_URI = "http://www.w3.org/XML/1998/namespace";
# The namespace of the prefix `xmlns`.
public const string XMLNS_NAMESPACE_URI = "http://www.w3.org/2000/xmlns/";

# The expanded name of the attribute `xml:space`.
public const string space = "{http://www.w3.org/XML/1998/namespace}space";
# The expanded name of the attribute `xml:lang`.
public const string lang = "{http://www.w3.org/XML/1998/namespace}lang";
# The expanded name of the attribute `xml:base`.
public const string base = "{http://www.w3.org/XML/1998/namespace}base";

# A single element.
@builtinSubtype
public type Element xml;

# A single processing instruction.
@builtinSubtype
public type ProcessingInstruction xml;

# A single comment.
@builtinSubtype
public type Comment xml;

# Text, which may be empty.
@builtinSubtype
public type Text xml;

# Any type of single items.
@typeParam
type ItemType Element|Comment|ProcessingInstruction|Text;

# Any type of xml.
@typeParam
type XmlType xml;

# Returns the number of items.
#
# + x - The xml value
# + return - How many items it has
public isolated function length(xml x) returns int = external;

# Returns an iterator over the items.
#
# + x - The xml value
# + return - A new iterator, whose `next` gives the items in order
public isolated function iterator(xml<ItemType> x) returns object {
    public isolated function next() returns record {|
        ItemType value;
    |}?;
} = external;

# Returns an item. It panics when there is no such item.
#
# + x - The xml value
# + i - The item's index
# + return - The item
public isolated function get(xml<ItemType> x, int i) returns ItemType = external;

# Joins xml and text end to end.
#
# + xs - The values
# + return - All their items in one value
public isolated function concat((xml|string)... xs) returns xml = external;

# Returns the expanded name of an element: `{http://example.com}doc`, or `doc` when
# it is in no namespace.
#
# + elem - The element
# + return - Its name
public isolated function getName(Element elem) returns string = external;

# Renames an element. It panics when the element is immutable.
#
# + elem - The element
# + xName - The new expanded name
public isolated function setName(Element elem, string xName) = external;

# Returns the attributes of an element by their expanded names, declarations of
# namespaces among them. Changing the map changes the element.
#
# + x - The element
# + return - The attributes
public isolated function getAttributes(Element x) returns map<string> = external;

# Returns the children of an element.
#
# + elem - The element
# + return - Its children
public isolated function getChildren(Element elem) returns xml = external;

# Replaces the children of an element. It panics when the element is immutable, or
# would come to contain itself.
#
# + elem - The element
# + children - The new children, or text
public isolated function setChildren(Element elem, xml|string children) = external;

# Returns what is in an element: its children, each followed by what is in it.
#
# + elem - The element
# + return - The items, in the order of the text
public isolated function getDescendants(Element elem) returns xml = external;

# Selects elements at any depth within the children of elements. It does not look within an
# element that it has selected.
#
# + x - The xml value
# + qnames - The names, each as `name` or `{namespace}name`
# + return - The elements, in order
public isolated function selectDescendants(xml x, string... qnames) returns xml<Element> = external;

# Returns the character data, that of elements included.
#
# + x - The xml value
# + return - The text
public isolated function data(xml x) returns string = external;

# Returns the target of a processing instruction.
#
# + x - The processing instruction
# + return - Its target
public isolated function getTarget(ProcessingInstruction x) returns string = external;

# Returns the content of a processing instruction or comment.
#
# + x - The item
# + return - Its content
public isolated function getContent(ProcessingInstruction|Comment x) returns string = external;

# Makes an element.
#
# + name - Its expanded name
# + attributes - Its attributes, which are copied
# + children - Its children
# + return - The element
public isolated function createElement(string name, map<string> attributes = {}, xml children = xml ``) returns Element = external;

# Makes a processing instruction.
#
# + target - Its target
# + content - Its content
# + return - The processing instruction
public isolated function createProcessingInstruction(string target, string content) returns ProcessingInstruction = external;

# Makes a comment.
#
# + content - Its content
# + return - The comment
public isolated function createComment(string content) returns Comment = external;

# Makes a text item.
#
# + data - The text
# + return - The item, or an empty value when the text is empty
public isolated function createText(string data) returns Text = external;

# Returns part of a sequence. It panics when the bounds are not within it.
#
# + x - The xml value
# + startIndex - Index of the first item
# + endIndex - Index behind the last item
# + return - The items from the one up to the other
public isolated function slice(xml<ItemType> x, int startIndex, int endIndex = x.length()) returns xml<ItemType> = external;

# Leaves out comments, processing instructions, and text that is white space only,
# everywhere in a value.
#
# + x - The xml value
# + return - What is left
public isolated function strip(xml x) returns xml = external;

# Selects elements.
#
# + x - The xml value
# + nm - Their expanded name, `()` for all elements
# + return - The elements of that name
public isolated function elements(xml x, string? nm = ()) returns xml<Element> = external;

# Returns the children of all elements of a value.
#
# + x - The xml value
# + return - The children, in order
public isolated function children(xml x) returns xml = external;

# Selects elements among the children of all elements of a value.
#
# + x - The xml value
# + nm - Their expanded name, `()` for all elements
# + return - The elements of that name
public isolated function elementChildren(xml x, string? nm = ()) returns xml<Element> = external;

# Selects the text items.
#
# + x - The xml value
# + return - All its text items in one
public isolated function text(xml x) returns Text = external;

# Applies a function to each item.
#
# + x - The xml value
# + func - The function
# + return - The results in one value
public isolated function 'map(xml<ItemType> x, @isolatedParam function (ItemType item) returns XmlType func) returns xml<XmlType> = external;

# Calls a function with each item.
#
# + x - The xml value
# + func - The function
public isolated function forEach(xml<ItemType> x, @isolatedParam function (ItemType item) returns () func) = external;

# Selects items.
#
# + x - The xml value
# + func - Tells of an item whether it is wanted
# + return - The items for which `func` returns true
public isolated function filter(xml<ItemType> x, @isolatedParam function (ItemType item) returns boolean func) returns xml = external;

# Reads xml: elements, text, comments and processing instructions in any order.
#
# + s - The text
# + return - The value, or an error that tells where `s` is not xml
public isolated function fromString(string s) returns xml|error = external;

# What `iterator` returns.
class Iterator {
    # Returns the next item.
    #
    # + return - The item in a record, `()` at the end
    public isolated function next() returns record {|xml value;|}? = external;
}
