export const skillEn = {
  title: 'Skills',
  sub: 'Needs and people are told in the same skills; synonyms are one skill, and who has the narrower skill has the broader',
  one: 'Skill',
  add: 'Add a skill',
  saved: 'Skill saved',
  search: 'Skill or synonym',
  chain: 'Chain',
  under: 'Broader skill',
  narrower: 'Narrower skills',
  empty: 'No skill fits',
  emptyHelp: 'Look for something else, add a skill or bring a table.',
}

export const skillErrorsEn = {
  'talent.skill.unknown': 'There is no such skill in use; choose again.',
  'talent.skill.wordTaken': '“{{word}}” means the skill “{{skill}}” already; use that one, or another word.',
  'talent.skill.circle': 'The broader skills lead back to this one: {{way}}. Take one of them away.',
}
