# SPDX-License-Identifier: MIT
# Bash completion for lexgap. It asks the program itself, and so always knows what that knows.

_lexgap()
{
	local program=${COMP_WORDS[0]} command=${COMP_WORDS[1]} word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
	local words
	COMPREPLY=()
	if [ "$COMP_CWORD" -eq 1 ]; then
		words="$("$program" --help 2>/dev/null | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p') --help --version"
	elif [[ $before == --format || $before == -f ]]; then
		if [ "$command" = tree ]; then
			words="text json akn"
		else
			words=$("$program" --help 2>/dev/null | sed -n '/^formats/,/^$/s/^  \([a-z-]*\) .*/\1/p')
		fi
	elif [ "$before" = --engine ]; then
		words="fast naive"
	elif [ "$before" = --csv-dialect ]; then
		words="rfc4180 excel excel-semicolon"
	elif [ "$before" = --ui-lang ]; then
		words="en fr"
	elif [ "$before" = --fail-on ]; then
		words="none partial gap contradicted high medium"
	elif [ "$before" = --per ]; then
		words="requirement jurisdiction lang"
	elif [ "$before" = --profile ]; then
		words=
	elif [[ $word == -* ]]; then
		words=$("$program" "$command" --help 2>/dev/null | sed -n '/^options:/,$s/^  .*\(--[a-z-]*\)[ ].*/\1/p' | sort -u)
	elif [ "$command" = rules ] && [ "$COMP_CWORD" -eq 2 ]; then
		words="list show lint test prevalence profile new-language pack"
	elif [ "$command" = explain ] && [ "$COMP_CWORD" -eq 2 ]; then
		words=$("$program" rules list 2>/dev/null | cut -d ' ' -f 1)
	fi
	if [ -n "$words" ]; then
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
	fi
}

complete -o filenames -F _lexgap lexgap
