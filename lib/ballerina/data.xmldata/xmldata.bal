# What goes wrong in this module.
public type Error distinct error;

# How often something occurs in an XML document.
public type ParticleOccurrence record {|
    # How often at least
    int:Unsigned32 minOccurs?;
    # How often at most
    int:Unsigned32 maxOccurs?;
|};

# How often an element occurs.
public type ElementConfig record {|
    *ParticleOccurrence;
|};

# Says how often the elements of a field occur.
public const annotation ElementConfig Element on record field;

# How often a sequence occurs.
public type SequenceConfig record {|
    *ParticleOccurrence;
|};

# Says that the fields of a field's record are elements which follow each other, in the order
# that `SequenceOrder` gives, among the elements of the enclosing record.
public const annotation SequenceConfig Sequence on record field;

# How often a choice occurs.
public type ChoiceConfig record {|
    *ParticleOccurrence;
|};

# Says that the fields of a field's record are elements of which one occurs, among the elements
# of the enclosing record.
public const annotation ChoiceConfig Choice on record field;

# The place of an element in a sequence.
public type SequenceOrderConfig record {|
    # Its number
    int value;
|};

# Gives the place of a field's elements in a sequence.
public const annotation SequenceOrderConfig SequenceOrder on record field;

# The name of an element or attribute.
public type NameConfig record {|
    # The name
    string value;
|};

# Gives the name that a field or a type has in XML.
public const annotation NameConfig Name on type, record field;

# The namespace of an element or attribute.
public type NamespaceConfig record {|
    # The prefix
    string prefix?;
    # The URI
    string uri;
|};

# Gives the namespace of a field or type in XML.
public const annotation NamespaceConfig Namespace on type, record field;

# Says that a field is an attribute.
public const annotation Attribute on record field;

# Says that a field's element is named as the type of the field's value.
public const annotation Any on record field;

# How records and XML correspond.
public type Options record {|
    # What stands before the names of fields that are attributes
    string attributePrefix = "";
    # The name of the field that has the text of an element
    string textFieldName = "#content";
|};

# How XML becomes a record.
public type SourceOptions record {|
    *Options;
    # Whether elements and attributes are left out that the record has no place for; otherwise
    # they are an error
    boolean allowDataProjection = true;
    # Whether namespaces are compared by their URI alone; otherwise the prefix counts as well
    boolean useSemanticEquality = true;
    # Whether the result is checked against the constraints of its type
    boolean enableConstraintValidation = true;
|};

# Makes a record of an XML element.
#
# + v - the element
# + options - how it is done
# + t - the type of the result
# + return - the record, or an error when the element does not fit the type
public isolated function parseAsType(xml v, SourceOptions options = {}, typedesc<record {}> t = <>) returns t|Error = external;

# Makes a record of an XML document.
#
# + s - the document
# + options - how it is done
# + t - the type of the result
# + return - the record, or an error when the text is not XML or does not fit the type
public isolated function parseString(string s, SourceOptions options = {}, typedesc<record {}> t = <>) returns t|Error = external;

# Makes a record of the bytes of an XML document in UTF-8.
#
# + s - the bytes
# + options - how it is done
# + t - the type of the result
# + return - the record, or an error when the text is not XML or does not fit the type
public isolated function parseBytes(byte[] s, SourceOptions options = {}, typedesc<record {}> t = <>) returns t|Error = external;

# Makes a record of an XML document in UTF-8 that comes in blocks.
#
# + s - the blocks
# + options - how it is done
# + t - the type of the result
# + return - the record, or an error when the text is not XML, does not fit the type or cannot
#            be read
public isolated function parseStream(stream<byte[], error?> s, SourceOptions options = {}, typedesc<record {}> t = <>) returns t|Error = external;

# Makes XML of a map or record. The element of a record is named as its type; `Name`, `Namespace`
# and `Attribute` say more.
#
# + mapValue - the map or record
# + options - how it is done
# + return - the XML, or an error when the value cannot be XML
public isolated function toXml(map<anydata> mapValue, Options options = {}) returns xml|Error = external;

# How JSON becomes XML.
public type JsonOptions record {|
    # What stands before the names of members that are attributes
    string attributePrefix = "@";
    # The name of the elements for members of a list without a name
    string arrayEntryTag = "item";
    # The name of the outermost element; without it that is `root` where one is needed
    string? rootTag = ();
    # The name of the member that is the text of an element
    string textFieldName = "#content";
    # What else stands before the names of members that are attributes
    string userAttributePrefix = "";
|};

# Makes XML of JSON.
#
# + jsonValue - the JSON value
# + options - how it is done
# + return - the XML, or an error when the value cannot be XML
public isolated function fromJson(json jsonValue, JsonOptions options = {}) returns xml|Error = external;
