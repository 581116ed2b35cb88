package openapi

import "strings"

// uriUtil is for paths.
const uriUtil = `
# Writes a value for a segment of a path.
#
# + value - The value
# + return - The value, with what a segment cannot have encoded
isolated function getEncodedUri(anydata value) returns string {
    string|error encoded = url:encode(value.toString(), "UTF-8");
    return encoded is string ? re ` + "`\\+`" + `.replaceAll(encoded, "%20") : value.toString();
}
`

// queryUtil is for queries and forms.
const queryUtil = `
# How lists and objects are written in a query.
type Encoding record {|
    # One of form, spaceDelimited, pipeDelimited and deepObject
    string style = "form";
    # Whether each member is a parameter of its own
    boolean explode = true;
|};

# Writes query parameters for behind a path.
#
# + parameters - The parameters; those that are nil are left out
# + encodings - How lists and objects are written, by the parameter's name
# + return - The query with its question mark; an empty text when there are no parameters
isolated function getPathForQueryParam(map<anydata> parameters, map<Encoding> encodings = {}) returns string|error {
    string encoded = check encodeParameters(parameters, encodings);
    return encoded == "" ? "" : "?" + encoded;
}

# Writes parameters as a form does.
#
# + parameters - The parameters; those that are nil are left out
# + encodings - How lists and objects are written, by the parameter's name
# + return - The parameters as one text
isolated function encodeParameters(map<anydata> parameters, map<Encoding> encodings = {}) returns string|error {
    string[] parts = [];
    foreach [string, anydata] [name, value] in parameters.entries() {
        Encoding encoding = encodings[name] ?: {};
        if value is () {
            continue;
        } else if value is map<anydata> {
            string[] flat = [];
            foreach [string, anydata] [key, member] in value.entries() {
                if member is () {
                    continue;
                }
                if encoding.style == "deepObject" {
                    parts.push(check encodePair(string ` + "`${name}[${key}]`" + `, member));
                } else if encoding.explode {
                    parts.push(check encodePair(key, member));
                } else {
                    flat.push(key, member.toString());
                }
            }
            if flat.length() > 0 {
                parts.push(check encodePair(name, string:'join(",", ...flat)));
            }
        } else if value is anydata[] {
            if encoding.explode {
                foreach anydata member in value {
                    parts.push(check encodePair(name, member));
                }
            } else if value.length() > 0 {
                string between = encoding.style == "spaceDelimited" ? " " : encoding.style == "pipeDelimited" ? "|" : ",";
                string[] members = from anydata member in value
                    select member.toString();
                parts.push(check encodePair(name, string:'join(between, ...members)));
            }
        } else {
            parts.push(check encodePair(name, value));
        }
    }
    return string:'join("&", ...parts);
}

# Writes one parameter.
#
# + name - Its name
# + value - Its value
# + return - Both, encoded
isolated function encodePair(string name, anydata value) returns string|error {
    return check url:encode(name, "UTF-8") + "=" + check url:encode(value.toString(), "UTF-8");
}
`

// partsUtil is for bodies of several parts.
const partsUtil = `
# Makes the parts of a body.
#
# + fields - What to send, by the names of the parts
# + return - A part for each field, and for each member of a list
isolated function createBodyParts(map<anydata> fields) returns mime:Entity[]|error {
    mime:Entity[] parts = [];
    foreach [string, anydata] [name, value] in fields.entries() {
        if value is () {
            continue;
        }
        anydata[] values = value is anydata[] && !(value is byte[]) ? value : [value];
        foreach anydata member in values {
            mime:Entity part = new;
            mime:ContentDisposition disposition = new;
            disposition.disposition = "form-data";
            disposition.name = name;
            if member is byte[] {
                disposition.fileName = name;
                part.setByteArray(member);
            } else if member is map<anydata>|anydata[] {
                part.setJson(member.toJson());
            } else {
                part.setText(member.toString());
            }
            part.setContentDisposition(disposition);
            parts.push(part);
        }
    }
    return parts;
}
`

// utils are the functions that the client calls.
func (c *client) utils(uri bool) string {
	text := ""
	if uri {
		text += uriUtil
	}
	if c.uses.query || c.uses.form {
		text += queryUtil
	}
	if c.uses.parts {
		text += partsUtil
	}
	return text
}

// test is a file of tests, one for each method, for the user to fill in.
func (c *client) test() string {
	var b strings.Builder
	var args []string
	if c.keysApart() {
		b.WriteString("configurable ApiKeysConfig apiKeyConfig = ?;\n")
		args = append(args, "apiKeyConfig")
	}
	if list := c.authTypes(); len(list) > 0 && c.auth.must {
		b.WriteString("configurable " + strings.Join(list, "|") + " auth = ?;\n")
		args = append(args, "{auth}")
	}
	b.WriteString("configurable string serviceUrl = \"http://localhost:9090\";\n")
	args = append(args, "serviceUrl = serviceUrl")
	b.WriteString("final Client baseClient = check new (" + strings.Join(args, ", ") + ");\n\n")
	for _, t := range c.tests {
		b.WriteString("// " + t.does + "\n@test:Config {enable: false}\nfunction test" + t.name + "() returns error? {\n    test:assertTrue(baseClient is Client);\n}\n\n")
	}
	return b.String()
}
