package scan

// Rules lists the rules in the order in which they are shown: those of the
// language, those about library modules, our own.
func Rules() []*Rule {
	return []*Rule{
		checkpanicRule(), unusedParameter(), sharedFunction(), sharedMethod(), sharedClass(), sharedObject(),
		alwaysTrue(), alwaysFalse(), alwaysSame(), selfAssignment(), unusedField(), emptyRange(),
		writtenSecret(), fixedSecret(),
		weakCipher(), fastHash(), fixedVector(),
		sharedFolder(), filePath(),
		defaultAccessor(), anyOrigin(), requestTarget(), openRedirect(),
		ioPath(), printedConfig(), loggedConfig(), sharedLog(),
		commandArgument(), environmentValue(), shellCommand(), pathCommand(),
		knownToken(), unclosed(), builtSQL(), quotedParameter(), changingClient(), fixedAddress(), noRetry(), noTimeout(),
		clientPerCall(), noTLSCheck(), plainCredentials(), swallowedError(), emptyPassword(),
	}
}
